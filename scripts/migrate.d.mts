export function deploy(url: string): Promise<string[]>;
export function difference(url: string): Promise<string | null>;
