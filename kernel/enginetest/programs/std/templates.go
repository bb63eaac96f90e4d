//go:build ignore

// Text templates.
package main

import (
	"fmt"
	"os"
	"strings"
	"text/template"
)

type product struct {
	Name  string
	Price float64
	Tags  []string
}

func (p product) Expensive() bool     { return p.Price > 10 }
func (p product) Times(n int) float64 { return p.Price * float64(n) }

const page = `{{define "tag"}}<{{.}}>{{end -}}
{{range $i, $p := .Products}}{{if $i}}
{{end}}{{$i}}. {{$p.Name | upper | printf "%-8s"}} {{printf "%.2f" $p.Price}}{{if .Expensive}} (!){{else}} ok{{end}}
{{- with .Tags}} {{len .}}:{{range .}}{{template "tag" .}}{{end}}{{end}} {{.Times 3}}
{{- end}}
{{with .Missing}}never{{else}}none{{end}} {{index .Map "k"}} {{.Map.k}} {{eq 1 1}} {{and true .Map}} {{not false}} {{slice "hello" 1 3}} {{html "<a>"}}
`

func main() {
	t := template.Must(template.New("page").Funcs(template.FuncMap{"upper": strings.ToUpper}).Parse(page))
	data := map[string]any{
		"Products": []product{{"pen", 1.5, nil}, {"book", 12, []string{"new", "red"}}},
		"Map":      map[string]int{"k": 7},
		"Missing":  nil,
	}
	if err := t.Execute(os.Stdout, data); err != nil {
		fmt.Println(err)
	}
	_, err := template.New("bad").Parse("{{.Name")
	fmt.Println(err)
	err = template.Must(template.New("x").Parse("{{.Nope}}\n")).Execute(os.Stdout, product{})
	fmt.Println(err)
	template.Must(template.New("y").Parse("{{range .}}{{.}} {{else}}empty{{end}}\n")).Execute(os.Stdout, []int{})
	template.Must(template.New("z").Parse("{{- /* comment */ -}}  {{1}} {{- 2 -}} {{3}}\n")).Execute(os.Stdout, nil)
}
