/**
 * The arguments of an ICU message, read from its literal type, so that forgetting one does not compile. Understands plain
 * arguments, and plurals and choices whose branches are plain text of more than one word.
 */
export type ArgumentsOf<Text extends string> = Text extends `${string}{${infer Inner}}${infer Rest}`
  ? NameIn<Inner> | ArgumentsOf<Rest>
  : never;

/** What stands between braces is an argument, unless it has a blank and no comma: then it is a branch's text. */
type NameIn<Inner extends string> = Inner extends `${infer Name},${string}`
  ? Name
  : Inner extends `${string} ${string}`
    ? never
    : Inner;
