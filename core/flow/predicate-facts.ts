import type { Predicate } from "./runtime/display-program";

/** Every fact that a predicate asks for, each as often as it does. */
export function factsOf<Key extends string>(predicate: Predicate<Key>): Key[] {
  switch (predicate[0]) {
    case "not":
      return factsOf(predicate[1]);
    case "all":
    case "any":
      return predicate[1].flatMap(factsOf);
    case "score":
      return predicate[2].flatMap(([, part]) => factsOf(part));
    default:
      return [predicate[1]];
  }
}
