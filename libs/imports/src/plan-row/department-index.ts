import { departmentPath, type Organization } from '@keyledger/organizations';
import { pathKey } from '../read-file/department-path.js';

/** The organization's departments by the key of their path. */
export class DepartmentIndex {
  private readonly idByKey = new Map<string, string | null>([['', null]]);
  private readonly keyById = new Map<string, string>();

  constructor(organization: Organization) {
    for (const id of organization.departments.keys()) {
      const key = pathKey(departmentPath(organization, id).map(({ name }) => name));
      this.idByKey.set(key, id);
      this.keyById.set(id, key);
    }
  }

  has(path: readonly string[]): boolean {
    return this.idByKey.has(pathKey(path));
  }

  /** Null for the empty path: no department. @throws for a path that is not there. */
  idOf(path: readonly string[]): string | null {
    const id = this.idByKey.get(pathKey(path));
    if (id === undefined) throw new Error('The department is not there yet');
    return id;
  }

  /** '' for no department, and for one that this index does not know. */
  keyOf(departmentId: string | null): string {
    return departmentId === null ? '' : (this.keyById.get(departmentId) ?? '');
  }

  /** Takes a path and all above it for made, as a preview does. */
  suppose(path: readonly string[]): void {
    for (let depth = 1; depth <= path.length; depth += 1) {
      const key = pathKey(path.slice(0, depth));
      if (!this.idByKey.has(key)) this.idByKey.set(key, null);
    }
  }
}
