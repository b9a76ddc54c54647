export const MARIADB: { server: string; install: string };
export function hasMariadb(): boolean;
