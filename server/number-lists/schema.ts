import { z } from "zod";

/** A file of so many numbers is a list; a whole customer base belongs in a CRM. */
export const MOST_NUMBERS = 50_000;

export const listName = z.string().trim().min(1, "empty").max(80, "too-long");
export const byId = z.object({ id: z.string() });
export const renaming = byId.extend({ name: listName });
/** Text as pasted or of a CSV file, with one number a line at least. */
export const numbersToAdd = byId.extend({ text: z.string().min(1, "empty").max(4_000_000, "too-long") });
export const numberToRemove = byId.extend({ phone: z.string().max(40) });
export const numberSearch = byId.extend({ search: z.string().trim().max(40).default("") });
