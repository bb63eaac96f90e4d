//go:build ignore

// Tokens of Go and of a small language.
package main

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"strings"
	"text/scanner"
)

func main() {
	var s scanner.Scanner
	s.Init(strings.NewReader("if a > 10 { // ten\n\tname = \"x y\" + 'c' * 1.5e3 }"))
	s.Filename = "example"
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		fmt.Print(s.Position, " ", scanner.TokenString(tok), " ", s.TokenText(), "; ")
	}
	fmt.Println(s.ErrorCount)
	expr, err := parser.ParseExpr("f(x) + 2*y")
	fmt.Println(err)
	ast.Inspect(expr, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			fmt.Print(n.Name, " ")
		case *ast.BasicLit:
			fmt.Print(n.Value, " ")
		case *ast.BinaryExpr:
			fmt.Print(n.Op, " ")
		}
		return true
	})
	fmt.Println()
	_, err = parser.ParseExpr("1 +")
	fmt.Println(err != nil, token.Lookup("func").IsKeyword())
	out, err := format.Source([]byte("package p\nfunc  f( ) {x:=1}"))
	fmt.Printf("%q %v\n", out, err)
}
