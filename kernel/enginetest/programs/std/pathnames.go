//go:build ignore

// Paths and URLs.
package main

import (
	"fmt"
	"net/url"
	"path"
)

func main() {
	fmt.Println(path.Join("a", "../b", "/c"), path.Base("/x/y.go"), path.Dir("/x/y.go"), path.Ext("y.tar.gz"), path.Clean("a//b/./c/.."))
	dir, file := path.Split("static/css/site.css")
	fmt.Println(dir, file, path.IsAbs("/a"))
	fmt.Println(path.Match("*.go", "main.go"))
	fmt.Println(path.Match("[a-", "x"))
	u, err := url.Parse("https://ann:pw@example.org:8080/a%20b/c?q=1&q=2&x=%C3%A9#frag")
	fmt.Println(u.Scheme, u.Host, u.Hostname(), u.Port(), u.Path, u.RawQuery, u.Fragment, u.User.Username(), err)
	q := u.Query()
	fmt.Println(q["q"], q.Get("x"), q.Get("none") == "")
	q.Set("new", "a&b c")
	q.Del("q")
	fmt.Println(q.Encode(), url.PathEscape("a/b c"), url.QueryEscape("a b+c"))
	rel, _ := u.Parse("../d?z=1")
	fmt.Println(rel.Path, rel.RawQuery)
	_, err = url.Parse("http://[::1")
	fmt.Println(err)
}
