// tradeoff_random_documents COUNT: prints random comparisons, one line of JSON each:
// {"document": "...", "readers": ["..."], "digest": n, "ranks": n}. The digests are of the replies of Decision and of
// the output of `rank --json`. The page's engine must give the same digests, and this program, compiled to WebAssembly,
// must print the same bytes (tests/web/wasm.test.js).
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
