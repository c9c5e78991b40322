import type { Circle } from '../../facts/sign-in-fact.js';

/** Mean radius of the earth in kilometres (IUGG). */
const RADIUS = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

type Point = Pick<Circle, 'latitude' | 'longitude'>;

/** Great-circle distance in kilometres, by the haversine formula (standards: anomaly detection §3). */
export function distanceKm(one: Point, other: Point): number {
  const [φ1, φ2] = [radians(one.latitude), radians(other.latitude)];
  const h =
    Math.sin((φ2 - φ1) / 2) ** 2 +
    Math.cos(φ1) * Math.cos(φ2) * Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** How far apart they are at the least, since each may be anywhere in its circle. */
export function leastDistanceKm(one: Circle, other: Circle): number {
  return Math.max(0, distanceKm(one, other) - one.accuracyKm - other.accuracyKm);
}
