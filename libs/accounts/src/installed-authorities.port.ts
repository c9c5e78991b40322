/** The provider connectors of this installation; an account's password can live at one of these, or with Keyledger. */
export abstract class InstalledAuthorities {
  /** In capitals, as accounts name them; never KEYLEDGER itself. */
  abstract names(): readonly string[];
}
