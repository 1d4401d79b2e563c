// A short article of our own that the engine reads while the page is still being read. Browsers compile a
// module's functions when they are first called: after this the reader's page no longer waits for that.
// It has a bit of everything that the engine's stages look for; its analysis is thrown away.
const kText = [
  "Harbour closed after collision, port authority says",
  "“The steering failed twice before we hit the bank,” said Marta Quill, the captain of the ferry, who was " +
    "on the bridge on Tuesday. Two officials, who asked not to be named because they were not allowed to " +
    "speak, told the Marrow Courier that 14 people were hurt and that repairs may cost $2.5 million.",
  "The company denied the claim in a statement. It said that it could not be independently verified, " +
    "according to documents seen by the newspaper. Critics have accused the ministry of hiding a report; " +
    "the minister, Ana Ruiz, did not respond to a request for comment. She expects the port to open again, " +
    "and she believes that “nobody was careless”.",
];

/** A request of the contract, as text. */
export const kWarmUp = JSON.stringify({
  schema_version: 1,
  blocks: kText.map((text, at) => ({ kind: at === 0 ? "headline" : "paragraph", text })),
});
