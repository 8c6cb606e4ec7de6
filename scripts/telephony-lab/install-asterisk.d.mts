export function installAsterisk(options?: {
  log?: (text: string) => void;
}): { root: string; missing?: undefined } | { root?: undefined; missing: string };
