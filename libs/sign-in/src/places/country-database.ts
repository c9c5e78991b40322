import { readFileSync } from 'node:fs';
import { Reader, type Response } from 'mmdb-lib';
import { COUNTRY_CIRCLES } from './country-circles.js';
import { NO_CIRCLE, type Circle } from './place.js';

/** What a record may hold: the shipped database has `country_code`, MaxMind's and compatible ones the rest. */
interface PlaceRecord {
  readonly country_code?: string;
  readonly country?: { readonly iso_code?: string };
  readonly location?: {
    readonly latitude?: number;
    readonly longitude?: number;
    readonly accuracy_radius?: number;
  };
}

/** Kilometres, where a database gives a point without its accuracy (standards: anomaly detection §3). */
const CITY_KM = 50;

/** Reads countries, and points where there are any, from a file in MaxMind's format. */
export class CountryDatabase {
  readonly #reader: Reader<Response>;

  constructor(file: string) {
    this.#reader = new Reader(readFileSync(file));
  }

  find(address: string): { readonly country: string | null; readonly circle: Circle } | null {
    const record = this.#reader.get(address) as PlaceRecord | null;
    if (!record) return null;
    const named = record.country?.iso_code ?? record.country_code;
    const country = named && /^[A-Z]{2}$/.test(named) ? named : null;
    return { country, circle: circleOf(record) ?? circleOfCountry(country) };
  }
}

function circleOf({ location }: PlaceRecord): Circle | null {
  const { latitude, longitude, accuracy_radius: accuracyKm = CITY_KM } = location ?? {};
  if (latitude === undefined || longitude === undefined) return null;
  return { latitude: rounded(latitude), longitude: rounded(longitude), accuracyKm };
}

function circleOfCountry(country: string | null): Circle {
  const [latitude, longitude, accuracyKm] = COUNTRY_CIRCLES[country ?? ''] ?? [];
  if (latitude === undefined || longitude === undefined || accuracyKm === undefined)
    return NO_CIRCLE;
  return { latitude, longitude, accuracyKm };
}

/** A tenth of a degree is 11 km, finer than any circle's radius and coarser than a street. */
const rounded = (degrees: number) => Math.round(degrees * 10) / 10;
