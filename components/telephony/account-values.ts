import type { Account, Provider } from "./accounts";

/** What the form of an account holds: its name, and the provider's fields by their keys. */
export type AccountValues = Record<string, string | number | boolean> & { name: string };

/** What the form begins with: what is stored, else what the manifest says. Secrets are never shown again. */
export function initialValues({ fields, name }: Provider, account?: Account): AccountValues {
  const values: AccountValues = { name: account?.name ?? name };
  for (const { key, input, initial } of fields)
    values[key] =
      account?.fields[key] ?? (account ? undefined : initial) ?? (input === "switch" ? false : "");
  return values;
}

/** What is missing, before anything is sent. A secret that is stored already may be left out. */
export function missingFields(
  { fields }: Provider,
  values: AccountValues,
  isNew: boolean,
): Record<string, string> {
  const wanted = fields.filter(
    ({ isRequired, input }) => isRequired && (isNew || !input.startsWith("secret")),
  );
  const empty = ["name", ...wanted.map(({ key }) => key)].filter(
    (key) => String(values[key] ?? "").trim() === "",
  );
  return Object.fromEntries(empty.map((key) => [key, "required"]));
}
