/** crypto.randomUUID needs a secure context, which a lab served to a classroom over plain http is not. */
export function newID(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
