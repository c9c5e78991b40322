/**
 * What an organization has to know about people, who come after it in the order of contexts. The employees
 * context implements it over the people's own streams.
 */
export abstract class EmployeeDirectory {
  /** Whether this person is registered with this organization at this moment. */
  abstract isRegistered(organizationId: string, employeeId: string): Promise<boolean>;
}
