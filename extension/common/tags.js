/** Tags as readers type them. */

/**
 * @param {string} words with commas between the tags
 * @returns {string[]} each once
 */
export function tagsOf(words) {
  const tags = words.split(/[,،、]/u).map((tag) => tag.trim().replace(/^#/, ""));
  return [...new Set(tags.filter(Boolean))];
}
