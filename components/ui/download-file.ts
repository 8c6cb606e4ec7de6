/** Hands a text to the reader as a file. What a file name should not have in it becomes hyphens. */
export function downloadFile(name: string, extension: "json" | "csv", text: string): void {
  const type = extension === "json" ? "application/json" : "text/csv";
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase() || "file"}.${extension}`;
  link.click();
  URL.revokeObjectURL(url);
}
