// Short texts of our own that the engine reads while the page is still being read. Chromium compiles a module's
// functions when they are first called: after this the reader's page no longer waits for that. Together they have a
// bit of everything that the engine's stages look for; their analyses are thrown away. Each takes a few milliseconds,
// so that a page that asks meanwhile does not wait for long.
const kTexts = [
  "The company denied the claim in a statement. Critics have accused the ministry of hiding a report.",
  "“The steering failed twice before we hit the bank,” said Marta Quill, the captain of the ferry, who was " +
    "on the bridge on Tuesday.",
  "Two officials, who asked not to be named because they were not allowed to speak, told the Marrow Courier " +
    "that 14 people were hurt and that repairs may cost $2.5 million.",
  "It said that it could not be independently verified, according to documents seen by the newspaper. The " +
    "minister, Ana Ruiz, did not respond to a request for comment. She expects the port to open again, and she " +
    "believes that “nobody was careless”.",
];

/** Requests of the contract, as text. */
export const kWarmUps = kTexts.map((text) =>
  JSON.stringify({
    schema_version: 1,
    blocks: [
      { kind: "headline", text: "Harbour closed after collision, port authority says" },
      { kind: "paragraph", text },
    ],
  }),
);
