import { Nullable } from '@keyledger/event-store';
import { Type, type Static } from '@sinclair/typebox';

/**
 * Where a network is, as far as a database knows: country (ISO 3166-1, two letters), autonomous system (RFC 6793), and a
 * circle that it lies in: degrees, and kilometres. The circle is whole or absent.
 */
export const PlaceSchema = Type.Object(
  {
    country: Nullable(Type.String({ pattern: '^[A-Z]{2}$' })),
    asn: Nullable(Type.Integer({ minimum: 0, maximum: 4_294_967_295 })),
    latitude: Nullable(Type.Number({ minimum: -90, maximum: 90 })),
    longitude: Nullable(Type.Number({ minimum: -180, maximum: 180 })),
    accuracyKm: Nullable(Type.Number({ minimum: 0, maximum: 20_038 })),
  },
  { additionalProperties: false },
);

export type Place = Static<typeof PlaceSchema>;
export type Circle = Pick<Place, 'latitude' | 'longitude' | 'accuracyKm'>;

export const NO_CIRCLE: Circle = { latitude: null, longitude: null, accuracyKm: null };
