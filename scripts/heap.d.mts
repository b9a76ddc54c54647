export const SMALL_HEAP: string[];
