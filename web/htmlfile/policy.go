package htmlfile

import (
	"net/url"
	"regexp"
	"slices"

	"github.com/microcosm-cc/bluemonday"
)

// images are the types that stand as data in the file.
var images = []string{"image/png", "image/jpeg", "image/gif", "image/webp"}

// sanitised allows what texts and tables are made of. There are no controls, no frames, no style sheets, and no picture from
// elsewhere, which would tell its host who reads this.
var sanitised = newPolicy()

func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowStandardAttributes()
	p.AllowLists()
	p.AllowTables()
	p.AllowElements("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "div", "span", "blockquote", "pre", "code", "em", "strong", "b", "i", "u", "s",
		"del", "ins", "sub", "sup", "small", "mark", "kbd", "samp", "var", "abbr", "cite", "dfn", "figure", "figcaption", "details", "summary", "dl", "dt", "dd")
	p.AllowAttrs("tabindex").Matching(regexp.MustCompile(`^0$`)).OnElements("pre")
	p.AllowAttrs("open").Matching(regexp.MustCompile(`^$`)).OnElements("details")
	p.AllowAttrs("align").Matching(regexp.MustCompile(`^(left|right|center)$`)).OnElements("td", "th")
	p.AllowStyles("color", "background-color", "font-weight", "font-style", "font-size", "text-align", "text-decoration", "width", "height", "margin",
		"padding", "border", "border-collapse", "vertical-align", "white-space").Globally()
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("alt", "width", "height").OnElements("img")
	p.AllowAttrs("src").Matching(regexp.MustCompile(`^data:image/`)).OnElements("img")
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowURLSchemeWithCustomPolicy("data", func(u *url.URL) bool { return slices.Contains(images, imageType(u.Opaque)) })
	p.AllowRelativeURLs(true)
	p.RequireParseableURLs(true)
	p.RequireNoReferrerOnLinks(true)
	p.RequireNoFollowOnLinks(false)
	return p
}
