import { z } from "zod";
import { storableText } from "../platform/storable-text";

const request = z.object({ callbackId: z.string().min(1) });

export const requestById = request;
export const moveInput = request.extend({ teamId: z.string().min(1) });
export const cueInput = request.extend({
  text: z.string().trim().min(1, "empty").max(200, "too-long").transform(storableText),
});
