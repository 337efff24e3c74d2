// The JavaScript side of embind for what crosses here: one class whose constructor and methods take and give text. Emscripten's own
// also serves inheritance, smart pointers and a dozen types; it would be a tenth of all that a reader downloads. The calls and the memory
// layout are those of Emscripten 3.1.6 (src/embind/embind.js; system/include/emscripten/bind.h, wire.h); others get theirs.
mergeInto(LibraryManager.library, {
  $embindName: function (at) {
    let name = '';
    while (HEAPU8[at]) name += String.fromCharCode(HEAPU8[at++]);
    return name;
  },

  // A std::string travels as its length, then its bytes; C++ copies what it is given, and leaves both to be freed here.
  $embindCall__deps: ['$getWasmTableEntry', 'malloc', 'free'],
  $embindCall: function (invoker, first, texts) {
    const given = texts.map((text) => {
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
      const at = _malloc(4 + bytes.length);
      if (!at) throw Error('out of memory');
      HEAPU32[at >> 2] = bytes.length;
      HEAPU8.set(bytes, at + 4);
      return at;
    });
    const made = getWasmTableEntry(invoker)(...first, ...given);
    given.forEach((at) => _free(at));
    return made;
  },

  // By the C++ type.
  $embindClasses: {},

  _embind_register_class__deps: ['$embindName', '$embindClasses', '$getWasmTableEntry'],
  _embind_register_class: function (type, _p, _c, _base, _s1, _actual, _s2, _up, _s3, _down, name, _s4, destructor) {
    Module[embindName(name)] = embindClasses[type] = class Made {
      constructor(...texts) {
        this.at = Made.make(texts);
      }
      delete() {
        getWasmTableEntry(destructor)(this.at);
        this.at = 0;
      }
    };
  },

  _embind_register_class_constructor__deps: ['$embindCall', '$embindClasses'],
  _embind_register_class_constructor: function (type, _count, _types, _signature, invoker, constructor) {
    embindClasses[type].make = (texts) => embindCall(invoker, [constructor], texts);
  },

  _embind_register_class_function__deps: ['$embindName', '$embindCall', '$embindClasses'],
  _embind_register_class_function: function (type, name, _count, _types, _signature, invoker, context) {
    const method = embindName(name);
    embindClasses[type].prototype[method] = function (...texts) {
      if (!this.at) throw Error(method + ' of a deleted object');
      const at = embindCall(invoker, [context, this.at], texts);
      const text = new TextDecoder().decode(HEAPU8.subarray(at + 4, at + 4 + HEAPU32[at >> 2]));
      _free(at);
      return text;
    };
  },

  _embind_register_void: function () {},
  _embind_register_std_string: function () {},
});
