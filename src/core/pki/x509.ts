/** @peculiar/x509, loaded when first asked for. Its container needs the Reflect metadata polyfill to be there before it. */
export async function loadX509() {
  await import('@abraham/reflection');
  return import('@peculiar/x509');
}
