import { scriptWords } from "../src/languages/languages.ts";

// What the server writes into each page for its scripts.
const words = document.createElement("template");
words.id = "words";
words.lang = "en";
words.dir = "ltr";
words.content.append(scriptWords("en", "talk"));
document.head.append(words);
