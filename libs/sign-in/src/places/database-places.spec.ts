import { describe, expect, it } from '@jest/globals';
import { DatabasePlaces } from './database-places.js';
import { publicNetwork } from './public-network.js';

describe('The place of a network', () => {
  const places = new DatabasePlaces();

  it.each([
    ['8.8.8.8', 'US', 15169],
    ['114.114.114.114', 'CN', null],
    ['2001:4860:4860::8888', 'US', 15169],
    ['::ffff:8.8.8.8', 'US', 15169],
  ])('is read from the shipped databases: %s', (network, country, asn) => {
    const place = places.placeOf(network);
    expect(place?.country).toBe(country);
    if (asn !== null) expect(place?.asn).toBe(asn);
    expect(place?.accuracyKm).toBeGreaterThan(1_000);
  });

  it.each([
    '10.1.2.3',
    '192.168.0.9',
    '127.0.0.1',
    '::1',
    'fe80::1%eth0',
    'fd00::1',
    '100.64.3.4',
    'nonsense',
  ])('is unknown for what is nowhere: %s', (network) => {
    expect(publicNetwork(network)).toBeNull();
    expect(places.placeOf(network)).toBeNull();
  });

  it('says so at once when a file of the operator’s own cannot be read', () => {
    expect(() => new DatabasePlaces({ places: '/nowhere/city.mmdb' }).warm()).toThrow('ENOENT');
  });
});
