/**
 * A tenant's id that has been proven: by the session gate, an API key, a site key, or a stored row of that tenant.
 * Reads and writes ask for it, so that forgetting the tenant is a type error.
 */
export type WorkspaceId = string & { readonly __brand: "WorkspaceId" };

/** The one mint. Call it only where the tenant was proven just before. */
export const provenWorkspaceId = (id: string): WorkspaceId => id as WorkspaceId;
