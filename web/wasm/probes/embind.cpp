// Exits with 0 if embind passes text in both directions, as bindings.cpp needs. The build runs it with Emscripten's own
// embind and with embind.js.
#include <emscripten/bind.h>
#include <emscripten/em_asm.h>

#include <string>

namespace {

class Joiner {
 public:
  explicit Joiner(const std::string& text) : text_(text) {}
  std::string text() const { return text_; }
  std::string text_;
};

std::string join(Joiner& joiner, const std::string& more) { return joiner.text_ + more; }

}  // namespace

EMSCRIPTEN_BINDINGS(probe) {
  emscripten::class_<Joiner>("Joiner")
      .constructor<std::string>()
      .function("text", &Joiner::text)
      .function("join", &join);
}

#ifdef TRADEOFF_TRIMMED_EMBIND
#include "embind_types.h"
#endif

// The body is JavaScript.
// clang-format off
int main() {
  return EM_ASM_INT({
    const first = 'caf\u00e9 '.repeat(1000);
    const joiner = new Module['Joiner'](first);
    const other = new Module['Joiner'](Uint8Array.of(97, 98));
    let fits = joiner['join']('\u2713') === first + '\u2713' && joiner['text']() === first && other['text']() === 'ab';
    joiner['delete']();
    let threw = false;
    try {
      joiner['text']();
    } catch (e) {
      threw = true;
    }
    return fits && threw && other['join']("") === 'ab' ? 0 : 1;
  });
}
// clang-format on
