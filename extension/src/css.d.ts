// A style sheet imported by the content script is its text: esbuild's text loader.
declare module "*.css" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape that the loader gives
  export default text;
}
