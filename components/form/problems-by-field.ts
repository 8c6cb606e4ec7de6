/**
 * What the server said about paths of its input, told of the form's fields: "team.hours.1.0", "hours" and
 * "appearance.color" are about the field whose name stands in the path. What names no field is not a field's problem.
 *
 * @param paths path → code
 * @param values the form's, for its names
 */
export function problemsByField(paths: Record<string, string>, values: object): Record<string, string> {
  const entries = Object.entries(paths).flatMap(([path, code]) => {
    const field = path.split(".").find((part) => Object.hasOwn(values, part));
    return field === undefined ? [] : [[field, code] as const];
  });
  return Object.fromEntries(entries);
}
