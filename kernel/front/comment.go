package front

import (
	"go/doc/comment" // Go's own reader of doc comments: its headings, lists, code and links
	"strings"
)

// commentMarkdown writes a doc comment as Markdown. A link in brackets, as to [strings.Fields], becomes its name: there is no
// page to go to.
func commentMarkdown(text string) string {
	if text == "" {
		return ""
	}
	parser := comment.Parser{
		LookupPackage: func(name string) (string, bool) { return name, true },
		LookupSym:     func(string, string) bool { return true },
	}
	printer := comment.Printer{
		HeadingLevel: 4,
		HeadingID:    func(*comment.Heading) string { return "" },
		DocLinkURL:   func(*comment.DocLink) string { return "" },
	}
	return strings.TrimSpace(string(printer.Markdown(parser.Parse(text)))) + "\n"
}
