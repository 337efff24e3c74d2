/** @type {Map<string, Promise<void>>} */
const coming = new Map();

/** A page on a disk may not import modules: there a classic script hands its parts over to the element's class. @param {string} url */
export function bring(url) {
  const come = coming.get(url) ?? add(url);
  coming.set(url, come);
  return come;
}

/** @param {string} url @returns {Promise<void>} */
const add = (url) =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.dataset.part = ''; // it is not the page's own
    script.onload = () => resolve();
    script.onerror = (cause) => {
      coming.delete(url); // the next element may try again
      reject(cause);
    };
    document.head.append(script);
  });
