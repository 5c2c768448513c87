def generated = new File(basedir, 'driver/target/generated-sources/annotations/org/example/driver/abi/Clock.java')
assert generated.exists() : 'no bindings were generated at all'
assert generated.text.contains('limit') : 'the YAML changed, but "mvn compile" did not generate the bindings anew'
def classFile = new File(basedir, 'driver/target/classes/org/example/driver/abi/Clock.class')
assert new String(classFile.bytes, 'ISO-8859-1').contains('limit') : 'the bindings were not compiled anew'
assert new File(basedir, 'build.log').text.count('Nothing to compile') == 0 : 'the second build should have had work'
