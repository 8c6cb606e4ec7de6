export function bundleScenario(): Promise<string>;
