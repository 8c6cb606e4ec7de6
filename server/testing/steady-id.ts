import { v5 as uuidFrom } from "uuid";

/** Any fixed UUID: it only keeps our names apart from other people's. */
const NAMESPACE = "6f1d1c1e-4f5a-4d7e-9c55-0b6f2b7a1c00";

/** The same id for the same name in the same workspace, in every run. */
export const steadyId = (slug: string, name: string): string => uuidFrom(`${slug}/${name}`, NAMESPACE);
