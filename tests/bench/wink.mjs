// The peer: wink-nlp's sentence and part-of-speech pass over a text.
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

export function makeWink() {
  const nlp = winkNLP(model, ["sbd", "pos"]);
  return (text) => nlp.readDoc(text).tokens().length();
}
