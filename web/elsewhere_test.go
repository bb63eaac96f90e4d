package web

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// elsewhere are the addresses that the built page may mention: names of XML's languages, and licences in comments. None of them
// is asked for.
var elsewhere = regexp.MustCompile(`^(http://www\.w3\.org/(2000/svg|1998/Math/MathML|1999/(xhtml|xlink)|2000/xmlns/|XML/1998/namespace)|` +
	`http://www\.apache\.org/licenses/.*|http://scripts\.sil\.org/OFL|https://mathiasbynens\.be/|https://ionicabizau\.net)$`)

// TestNothingFromElsewhere: the page is whole without the Internet, and tells nobody that it was opened.
func TestNothingFromElsewhere(t *testing.T) {
	address := regexp.MustCompile("(?i)(?:https?|wss?):\\\\?/\\\\?/[a-z0-9][^\\s\"'`<>()\\\\{}$,;]+")
	loads := regexp.MustCompile(`(?i)(\b(src|href|action|poster)\s*=\s*["']?|url\(\s*["']?|@import\s+["']?)(https?:)?//`)
	files := 0
	err := fs.WalkDir(dist, "dist", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !(strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".js") || strings.HasSuffix(name, ".css") || strings.HasSuffix(name, ".svg")) {
			return err
		}
		files++
		text, err := fs.ReadFile(dist, name)
		if err != nil {
			return err
		}
		for _, found := range address.FindAllString(string(text), -1) {
			if !elsewhere.MatchString(strings.TrimRight(found, ".*")) {
				t.Errorf("%s names %s", name, found)
			}
		}
		if found := loads.FindString(string(text)); found != "" && !strings.HasSuffix(name, ".js") {
			t.Errorf("%s loads from elsewhere: %s", name, found)
		}
		return nil
	})
	if err != nil || files < 4 {
		t.Fatalf("%d files of the page read: %v", files, err)
	}
}
