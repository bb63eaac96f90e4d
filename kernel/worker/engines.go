package worker

import (
	"fmt"
	"strings"

	"lab/kernel/engine"
	"lab/kernel/front"
	"lab/kernel/typed"
	"lab/kernel/universe"
	"lab/kernel/yaegi"
)

// Engines are the names of the engines that BuildGo knows, the preferred one first.
func Engines() []string { return []string{typed.Name, yaegi.Name} }

// ChooseEngine returns the engine that runs cells for what was asked for. Where nothing was, that is the typed engine
// if it is proven on this platform, else yaegi, and why says what speaks against the other one.
func ChooseEngine(asked string) (name, why string, err error) {
	return chooseEngine(asked, typed.Proven)
}

func chooseEngine(asked string, proven func() error) (name, why string, err error) {
	switch asked {
	case typed.Name, yaegi.Name:
		return asked, "", nil
	case "":
		if err := proven(); err != nil {
			return yaegi.Name, err.Error(), nil
		}
		return typed.Name, "", nil
	}
	return "", "", fmt.Errorf("there is no engine %q; this lab has: %s", asked, strings.Join(Engines(), ", "))
}

// newEngine makes an engine of a name that ChooseEngine returned.
func newEngine(name string, u *universe.Universe, s *front.Session, print func(string), goPanic func(*engine.Panic)) (engine.Engine, error) {
	if name == yaegi.Name {
		return yaegi.New(u, s, yaegi.Options{Print: print, GoPanic: goPanic})
	}
	return typed.New(u, s, typed.Options{Print: print, GoPanic: goPanic})
}
