export function faultsOf(
  env: Record<string, string | undefined>,
  readSettings: (env: Record<string, string | undefined>) => unknown,
): string[];
