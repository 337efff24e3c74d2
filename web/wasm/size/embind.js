// The part of embind's JavaScript that the engine uses: one class whose constructor and methods take and return text.
// Emscripten's own also supports inheritance, smart pointers and a dozen types. This file relies on embind's internal
// calls and memory layout. The build therefore tests it first (probes/embind.cpp), and uses Emscripten's own if the
// test fails.
mergeInto(LibraryManager.library, {
  $readName: function (pointer) {
    let name = '';
    while (HEAPU8[pointer]) name += String.fromCharCode(HEAPU8[pointer++]);
    return name;
  },

  // A std::string is passed as its length followed by its bytes. C++ copies arguments; the caller owns results.
  $callWithTexts__deps: ['$getWasmTableEntry', 'malloc', 'free'],
  $callWithTexts: function (invoker, first, texts) {
    // malloc aborts if there is no memory (ABORTING_MALLOC).
    const pointers = texts.map((text) => {
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
      const pointer = _malloc(4 + bytes.length);
      HEAPU32[pointer >> 2] = bytes.length;
      HEAPU8.set(bytes, pointer + 4);
      return pointer;
    });
    const result = getWasmTableEntry(invoker)(...first, ...pointers);
    pointers.forEach((pointer) => _free(pointer));
    return result;
  },

  // Classes by the address of the C++ type.
  $embindClasses: {},

  _embind_register_class__deps: ['$readName', '$embindClasses', '$getWasmTableEntry'],
  _embind_register_class: function (type, _p, _c, _base, _s1, _actual, _s2, _up, _s3, _down, name, _s4, destructor) {
    Module[readName(name)] = embindClasses[type] = class Class {
      constructor(...texts) {
        this.pointer = Class.make(texts);
      }
      delete() {
        getWasmTableEntry(destructor)(this.pointer);
        this.pointer = 0;
      }
    };
  },

  _embind_register_class_constructor__deps: ['$callWithTexts', '$embindClasses'],
  _embind_register_class_constructor: function (type, _count, _types, _signature, invoker, constructor) {
    embindClasses[type].make = (texts) => callWithTexts(invoker, [constructor], texts);
  },

  _embind_register_class_function__deps: ['$readName', '$callWithTexts', '$embindClasses', 'free'],
  _embind_register_class_function: function (type, name, _count, _types, _signature, invoker, context) {
    const method = readName(name);
    embindClasses[type].prototype[method] = function (...texts) {
      if (!this.pointer) throw Error(method + ' of a deleted object');
      const result = callWithTexts(invoker, [context, this.pointer], texts);
      const text = new TextDecoder().decode(HEAPU8.subarray(result + 4, result + 4 + HEAPU32[result >> 2]));
      _free(result);
      return text;
    };
  },

  _embind_register_void: function () {},
  _embind_register_std_string: function () {},
  _embind_register_bindings: function () {}, // newer releases call this; it is for pthreads only
});
