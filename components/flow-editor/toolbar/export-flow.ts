import { downloadFile } from "@/components/ui/download-file";
import type { FlowDocument } from "@/core/flow/document";

/** Hands the flow to the reader as a file, as it is drawn now. */
export const exportFlow = (name: string, flow: FlowDocument): void =>
  downloadFile(name, "json", JSON.stringify(flow, null, 2));
