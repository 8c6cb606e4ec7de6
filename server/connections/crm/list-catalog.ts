import { CATALOG } from "../../crm/catalog";
import { env } from "../../platform/env";

/** What can be connected, in the order in which people are offered it, and the ways in. */
export const listCatalog = () =>
  Object.values(CATALOG).map(({ id, name, auth }) => {
    const ways = auth === "signing-secret" ? null : auth;
    return {
      id,
      name,
      isCrm: ways !== null,
      /** By signing in there: where this installation has an app at the vendor. */
      oauth: ways?.oauth2 !== undefined && env().oauthApps[id] !== undefined,
      /** By a token that is made there by hand, with the vendor's page that tells how. */
      token: ways?.token ?? null,
      /** What it has to be allowed to do there. */
      scopes: ways?.oauth2?.scopes ?? [],
    };
  });
