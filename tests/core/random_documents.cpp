// tradeoff_random_documents COUNT: random comparisons, a line of JSON each:
// {"document": "...", "readers": ["..."], "digest": n, "ranks": n}, the digests of what Decision answers here and of
// what `rank --json` prints. The page's engine must come to the same digest, and this program, built for the page's
// machine, to the same bytes (tests/web/wasm.test.js).
#include <cstdlib>
#include <iostream>

#include "json/json_writer.h"
#include "random_document.h"

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
    json.key("ranks").integer(digestOfRanks(document));
    std::cout << json.endObject().take() << '\n';
  }
}
