/** Somebody here or there; without an e-mail nobody can tell who is who. */
export interface Person {
  id: string;
  email: string | null;
}

/**
 * Our operators' ids → the CRM's owner ids, of people who have the same e-mail here and there. Two owners with one
 * e-mail are nobody's match: which of them is meant only people know.
 */
export function matchOwners(operators: readonly Person[], owners: readonly Person[]): Record<string, string> {
  const byEmail = new Map<string, string | null>();
  for (const { id, email } of owners)
    if (email) byEmail.set(plain(email), byEmail.has(plain(email)) ? null : id);
  return Object.fromEntries(
    operators.flatMap(({ id, email }) => {
      const owner = email === null ? null : byEmail.get(plain(email));
      return owner ? [[id, owner]] : [];
    }),
  );
}

const plain = (email: string): string => email.trim().toLowerCase();
