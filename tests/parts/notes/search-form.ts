/** What `renderSearch` writes, in English and without its icons; a test beside it sees to that. */
export const SEARCH_FORM = [
  '<form class="search" role="search" hidden><div class="search-row">',
  '<label class="sr-only" for="search-field">Search the notes</label>',
  '<input type="search" id="search-field" placeholder="Search the notes" dir="auto" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search">',
  '<output class="search-count" for="search-field"></output>',
  '<button type="button" class="icon-button" data-action="search-previous" aria-label="Previous hit" title="Previous hit" disabled></button>',
  '<button type="button" class="icon-button" data-action="search-next" aria-label="Next hit" title="Next hit" disabled></button>',
  '<button type="button" class="icon-button" data-action="search-close" aria-label="Close the search" title="Close the search"></button>',
  '</div><select aria-label="Who speaks"><option value="">Everybody</option><option value="Lee" dir="auto">Lee</option><option value="Marie Curie" dir="auto">Marie Curie</option></select>',
  '<button type="button" class="search-play" data-action="search-play" disabled>Play from here</button></form>',
].join("");
