export function buildRooms(options?: { outdir?: string }): Promise<void>;
