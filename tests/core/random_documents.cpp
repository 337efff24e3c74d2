// tradeoff_random_documents COUNT: random comparisons, a line of JSON each: {"document": "...", "readers": ["..."],
// "digest": n}, the digest being that of what Decision answers here. The page's engine must come to the same
// (tests/web/wasm.test.js).
#include <cstdlib>
#include <iostream>

#include "random_document.h"
#include "tradeoff/json_writer.h"

int main(int count, char** values) {
  if (count != 2) {
    std::cerr << "usage: tradeoff_random_documents COUNT\n";
    return 2;
  }
  for (int i = 0; i < std::atoi(values[1]); ++i) {
    const auto document = tradeoff::testing::randomDocument(i);
    tradeoff::JsonWriter json;
    json.object().field("document", document.text).key("readers").array();
    for (const std::string& reader : document.readers) json.text(reader);
    json.endArray().key("digest").integer(digestOfReplies(document));
    std::cout << json.endObject().take() << '\n';
  }
}
