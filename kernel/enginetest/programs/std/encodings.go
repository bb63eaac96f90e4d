//go:build ignore

// XML, gob, base32 and hex dumps.
package main

import (
	"bytes"
	"encoding/base32"
	"encoding/gob"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"html"
)

type book struct {
	XMLName xml.Name `xml:"book"`
	ID      int      `xml:"id,attr"`
	Title   string   `xml:"title"`
	Authors []string `xml:"authors>author"`
	Note    string   `xml:",comment"`
}

func main() {
	b := book{ID: 7, Title: "Go & <more>", Authors: []string{"A", "B"}, Note: " n "}
	out, err := xml.MarshalIndent(b, "", " ")
	fmt.Println(string(out), err)
	var back book
	err = xml.Unmarshal(out, &back)
	fmt.Println(back.ID, back.Title, back.Authors, err)
	fmt.Println(xml.Unmarshal([]byte("<book><title>x</book>"), &back))
	var buf bytes.Buffer
	err = gob.NewEncoder(&buf).Encode(map[string][]float64{"a": {1, 2.5}})
	var m map[string][]float64
	fmt.Println(err, gob.NewDecoder(&buf).Decode(&m), m)
	fmt.Println(base32.StdEncoding.EncodeToString([]byte("hello")), html.EscapeString("<a href='x'>"), html.UnescapeString("&lt;&eacute;"))
	fmt.Print(hex.Dump([]byte("0123456789abcdefXYZ")))
}
