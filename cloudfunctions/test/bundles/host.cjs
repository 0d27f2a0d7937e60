// Stands for the cloud's runtime: loads the function in the folder given and calls its main for each message.
const { main } = require(process.argv[2])

process.on('message', ({ id, event, context }) => {
  Promise.resolve()
    .then(() => main(event, context))
    .then(
      (answer) => process.send({ id, answer }),
      (error) => process.send({ id, error: String(error && error.stack) }),
    )
})
