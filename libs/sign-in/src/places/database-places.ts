import { createRequire } from 'node:module';
import { isIPv4 } from 'node:net';
import { readFileSync } from 'node:fs';
import { Reader, type Response } from 'mmdb-lib';
import { ipv4Number, ipv6Number } from './address-number.js';
import { AsnTable, IPV4, IPV6 } from './asn-table.js';
import { CountryDatabase } from './country-database.js';
import { NetworkPlaces } from './network-places.port.js';
import { NO_CIRCLE, type Place } from './place.js';
import { publicNetwork } from './public-network.js';

const require = createRequire(import.meta.url);
const COUNTRIES = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb';
const ASN_IPV4 = '@ip-location-db/asn/asn-ipv4-num.csv';
const ASN_IPV6 = '@ip-location-db/asn/asn-ipv6-num.csv';

/** Files in MaxMind's format that take the place of the shipped ones. */
export interface PlaceFiles {
  readonly places?: string | undefined;
  readonly asns?: string | undefined;
}

interface Databases {
  readonly countries: CountryDatabase;
  readonly asnOf: (address: string) => number | null;
}

/** Where networks are by databases on this machine: nothing is asked of anybody else. Read at the first need. */
export class DatabasePlaces extends NetworkPlaces {
  #databases: Databases | null = null;

  constructor(private readonly files: PlaceFiles = {}) {
    super();
  }

  warm(): void {
    this.#databases ??= {
      countries: new CountryDatabase(this.files.places ?? require.resolve(COUNTRIES)),
      asnOf: this.files.asns ? asnsOf(this.files.asns) : shippedAsns(),
    };
  }

  placeOf(network: string): Place | null {
    const address = publicNetwork(network);
    if (address === null) return null;
    this.warm();
    const found = this.#databases?.countries.find(address) ?? null;
    const asn = this.#databases?.asnOf(address) ?? null;
    if (found === null && asn === null) return null;
    return { country: found?.country ?? null, asn, ...(found?.circle ?? NO_CIRCLE) };
  }
}

function asnsOf(file: string): Databases['asnOf'] {
  const reader = new Reader<Response>(readFileSync(file));
  return (address) => {
    const record = reader.get(address) as { readonly autonomous_system_number?: number } | null;
    return record?.autonomous_system_number ?? null;
  };
}

function shippedAsns(): Databases['asnOf'] {
  const ipv4 = AsnTable.read(require.resolve(ASN_IPV4), IPV4);
  const ipv6 = AsnTable.read(require.resolve(ASN_IPV6), IPV6);
  return (address) =>
    isIPv4(address) ? ipv4.find(ipv4Number(address)) : ipv6.find(ipv6Number(address));
}
