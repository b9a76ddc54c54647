/** The ledger's accounts, by name. */
export const holdAccount = (sessionId: string) => `hold:${sessionId}`;
export const mentorAccount = (userId: string) => `mentor:${userId}`;
/** Outside: goes negative by what a provider collected for us. */
export const gatewayAccount = (name: string) => `gateway:${name}`;
/** Outside: grows by what a rail paid out for us. */
export const railAccount = (name: string) => `rail:${name}`;
export const COMMISSION = "commission";
export const VAT = "vat";
/** What the platform lost to banks. */
export const CHARGEBACKS = "chargebacks";
